; Never offers "for all users": that would ask for administrator rights, which the users do not have.
!macro customInstallMode
  StrCpy $isForceCurrentInstall "1"
!macroend
