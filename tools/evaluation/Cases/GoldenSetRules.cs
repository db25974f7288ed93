namespace Evaluation.Cases;

/// <summary>What is wrong with a golden set, all at once.</summary>
internal static class GoldenSetRules
{
    internal static readonly string[] Languages = ["en", "ko"];

    public static IEnumerable<string> Problems(IReadOnlyList<GoldenCase> cases, IReadOnlyList<Category> needed) =>
        [
            .. cases.SelectMany(asked => Problems(asked).Select(problem => $"{(asked.Id.Length > 0 ? asked.Id : "a case")}: {problem}")),
            .. Repeated(cases, asked => asked.Id).Select(id => $"{id}: the id is used more than once"),
            .. Repeated(cases.Where(asked => asked.History.Count == 0 && asked.Category != Category.InFull), Normalised)
                .Select(text => $"the question '{text}' is asked more than once"),
            .. needed
                .Select(category => (category, count: cases.Count(asked => asked.Category == category)))
                .Where(found => found.count < found.category.Minimum)
                .Select(found => $"category {found.category} has {found.count} cases, required: at least {found.category.Minimum}"),
        ];

    private static IEnumerable<string> Problems(GoldenCase asked)
    {
        if (asked.Id.Length == 0)
            yield return "has no id";
        if (string.IsNullOrWhiteSpace(asked.Question))
            yield return "has no question";
        if (asked.Intent.Length == 0)
            yield return "has no intent";
        if (asked.ReviewedBy.Length == 0)
            yield return "has no reviewed-by";
        if (!Languages.Contains(asked.Language))
            yield return $"language must be one of {string.Join(", ", Languages)}, got '{asked.Language}'";
        if (asked.Category.IsAnswerable && (asked.Sources.Count == 0 || asked.Facts.Count == 0))
            yield return "is answerable and needs sources and facts";
        if (!asked.Category.IsAnswerable && asked.Sources.Count + asked.Facts.Count > 0)
            yield return "must not be answered and cannot have sources or facts";
        if (!asked.Category.IsHostile && asked.MustNotSay.Count > 0)
            yield return "is not hostile, so must-not-say is not evaluated";
        foreach (var text in asked.MustNotSay.Where(text => text.Length < 4))
            yield return $"must-not-say '{text}' is too short and may occur by chance; use at least 4 characters";
        foreach (var turn in asked.History.Where(turn => turn.Role is not ("user" or "assistant") || turn.Content.Length == 0))
            yield return $"a turn of history has role '{turn.Role}' and {turn.Content.Length} characters; use user or assistant, and text";
    }

    private static string Normalised(GoldenCase asked) =>
        string.Join(' ', asked.Question.ToLowerInvariant().Split([' ', '.', '?', '!', ','], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Repeated(IEnumerable<GoldenCase> cases, Func<GoldenCase, string> key) =>
        cases.GroupBy(key).Where(group => group.Count() > 1).Select(group => group.Key);
}
