// Whether words are a whole 取組 (招待者決定及び一般参加者募集) or the beginning of one that goes on behind a space
// (JOBANポストカード アートコンテスト). Published text has a space where the form broke its line.

const actions = [
  '実施|検討|準備|開催|調整|決定|募集|作成|選定|選考|選出|確定|周知|手配|反省|起工|着工|完成|依頼|提出|配布|配付|回収|開始|終了',
  '完了|処理|報告|公表|諮問|答申|説明|審査|審議|協議|会議|契約|入札|発注|納品|設置|設計|工事|施工|検査|検証|評価|確認|整備',
  '整理|更新|改定|改正|改訂|策定|見直し|取りまとめ|とりまとめ|まとめ|集計|分析|調査|研修|訓練|講座|受付|通知|案内|発送|送付',
  '発行|発表|公開|広報|啓発|展示|表彰|交付|申請|支給|支払|徴収|導入|構築|移行|稼働|運用|試行|点検|修繕|清掃|撤去|抽出|推進',
  '強化|拡大|拡充|促進|支援|対応|連携|交渉|打合せ|打ち合わせ|意見交換|ヒアリング|アンケート|パブリックコメント|委員会|審議会',
  '協議会|説明会|交換会|講演会|総会|大会|式典|印刷|製本|締結|公募|認定|指定|登録|閲覧|縦覧|告示|議決|可決|上程|提案|提示',
  '回答|収集|把握|共有|配信|掲載|放送|投稿|撮影|編集|校正|入稿|販売|購入|執行|要求|編成|参加|参画|派遣|受講|出展|出演|要望',
].join('|');
const actionAtEnd = new RegExp(`(?:${actions})$`);
const behindAction = /(?:[。．、，]|等|など|[(（][^()（）]{0,60}[)）])+$/;

/** Too short to be a 取組 of its own: 開催, の検討. */
const leastLength = 4;

/** The words end in something that is done, also before 。, 等 or a remark in brackets. */
export function endsInAction(words: string): boolean {
  return actionAtEnd.test(words.trim().slice(-80).replace(behindAction, ''));
}

/** Words behind a space are a 取組 of their own when those before them were whole and they are so as well. */
export function beginsAnew(before: string, words: string): boolean {
  return words.trim().length >= leastLength && endsInAction(before) && endsInAction(words);
}
