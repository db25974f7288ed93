namespace Evaluation.Cases;

/// <summary>The cases of a conversation: each turn that leans on earlier ones, as asked and in full, and each change of topic.</summary>
internal static class ConversationCases
{
    private const string First = "first";

    public static IEnumerable<GoldenCase> Of(GoldenFile.Entry entry, GoldenFile file)
    {
        for (var number = 0; number < entry.Turns.Count; number++)
        {
            var turn = entry.Turns[number];
            if (turn.Kind == First)
                continue;
            var earlier = entry.Turns.Take(number).ToArray();
            var asked = new GoldenCase
            {
                Id = $"{entry.Id}/{number + 1}",
                Category = turn.Kind == Category.TopicChange.Name ? Category.TopicChange : Category.FollowUp,
                Intent = turn.Kind,
                Language = turn.Language ?? LanguageOf(turn.Question),
                ReviewedBy = entry.ReviewedBy ?? file.ReviewedBy,
                Question = turn.Question,
                // Answers differ between models; the questions alone are the same for all.
                History = [.. earlier.Select(before => new CaseTurn { Role = "user", Content = before.Question })],
                Sources = turn.Sources,
                EarlierSources = [.. earlier.SelectMany(before => before.Sources).Distinct(StringComparer.Ordinal)],
                Facts = turn.Facts,
            };
            yield return asked;
            if (asked.Category == Category.FollowUp)
                yield return asked with
                {
                    Id = $"{asked.Id}/full",
                    Category = Category.InFull,
                    Question = turn.Full,
                    History = [],
                    EarlierSources = [],
                };
        }
    }

    private static string LanguageOf(string question) => question.Any(c => c is >= '\uAC00' and <= '\uD7A3') ? "ko" : "en";
}
