using System.Text.RegularExpressions;

namespace App.Offline;

/// <summary>What a question asks for, by its words. Guides hold principles, and rarely steps, prices and limits of products.</summary>
/// <param name="Procedure">Steps in a product.</param>
/// <param name="ProductFact">A price, region, limit, version or person.</param>
/// <param name="Quantity">A number.</param>
internal sealed partial record QuestionKind(bool Procedure, bool ProductFact, bool Quantity)
{
    /// <summary>Of a question to other documents, which may have all that the bundled ones leave out.</summary>
    public static QuestionKind Any { get; } = new(false, false, false);

    public static QuestionKind Of(string question) =>
        new(Steps().IsMatch(question), Facts().IsMatch(question), Amounts().IsMatch(question));

    /// <summary>What still speaks against an answer: where a passage states an amount of money, the price can be there.</summary>
    public QuestionKind Beside(string passage) => Money().IsMatch(passage) ? this with { ProductFact = false, Quantity = false } : this;

    [GeneratedRegex(
        """
            \b(configure|enable|install|set\ up|setup|create|export|import|connect|integrate|migrate|write\ an?|mount|request\ a|powershell
                |in\ (java|python)|cli|script|yaml|command)\b
            | 설치|(은|는|을|를)\ (어떻게\ )?설정|에\ 연결하|연동|마이그레이션|옮기
            | 가져오|작성하나|만드는\ 법|만들고|스크립트|명령어
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Steps();

    [GeneratedRegex(
        """
            \b(prices?|pricing|costs?\ per|per\ month|how\ much\ (does|is|do)|sla|regions?|available\ in|supports?|supported|versions?
                |when\ (was|did|will)|who\ (is|was|invented|founded)|maximum|minimum|parameters?|tiers?|sku|certif\w+|latest|newest|today
                |percentage|exactly|default)\b
            | 가격|단가|얼마(예|에|인|입|죠|야|\?|$)|지역에서|리전에서|지원하나|지원되나
            | 지원해|출시|최대|ISO|퍼센트
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Facts();

    [GeneratedRegex(
        """
            \b(how\ (much|many|long|large|big|often|far|fast|high|old|late|expensive)|what\ (is|are)\ the\ (maximum|minimum|price|cost|size
                |limit|latency|sla|number|default|context)|which\ (version|regions?|year)|what\ (year|version|percentage|size)
                |when\ (was|will|did)|maximum|minimum|price\ of|sla)\b
            | 얼마|몇\ ?|최대|최소
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Amounts();

    [GeneratedRegex(
        """
            [$€£¥₩]\ ?\d
            | \d\ ?(euros?|dollars?|cents?|pounds?|won|yen|EUR|USD|GBP|KRW|JPY|CHF)\b
            | \d\ ?만?\ ?(원|달러|유로|엔)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Money();
}
