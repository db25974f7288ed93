using System.Text.Json.Serialization;
using App.Characters;
using App.Chat;

namespace App.Suggestions;

/// <summary>The conversation so far and sections to ask about, or questions to check.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SuggestionRequest
{
    private const int Most = 6;
    private const int Longest = 1_000;

    /// <summary>The last questions, oldest first; without sections, questions to suggest if they pass.</summary>
    public IReadOnlyList<string?>? Questions { get; init; }

    /// <summary>Sections to ask about, best first; null to check the questions.</summary>
    public IReadOnlyList<Section?>? Sections { get; init; }

    public IReadOnlyList<string> Asked => [.. Questions!.Select(question => PlainText.Clean(question!))];

    public IReadOnlyList<Section> Given => [.. Sections!.Select(section => section!)];

    public Dictionary<string, string[]> Problems() => Check().ToDictionary(problem => problem.Field, problem => new[] { problem.Text });

    private IEnumerable<(string Field, string Text)> Check()
    {
        const int LongestQuestion = ChatRequestRules.MaximumQuestionLength;
        if (
            Questions is not { Count: > 0 and <= Most }
            || Questions.Any(question => string.IsNullOrWhiteSpace(question) || question.Length > LongestQuestion)
        )
            yield return ("questions", $"must be 1 to {Most} questions of 1 to {LongestQuestion} characters");
        if (Sections is { Count: 0 or > Most } || Sections?.Any(section => !IsShort(section)) is true)
            yield return (
                "sections",
                $"must be 1 to {Most} objects with id, title and heading of at most {Longest} characters, or omitted"
            );
    }

    private static bool IsShort(Section? section) =>
        section is { Id.Length: > 0 and <= Longest, Title.Length: <= Longest, Heading.Length: <= Longest };
}
