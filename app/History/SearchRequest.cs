using System.Text.Json.Serialization;

namespace App.History;

/// <summary>Words to find in the caller's conversations. They are in the body, because addresses get into logs.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SearchRequest
{
    public const string WrongPlace = "must be the next of an earlier list, or omitted";
    private const int Longest = 200;

    public string? Words { get; init; }

    /// <summary>The next of the list before.</summary>
    public string? After { get; init; }

    public Dictionary<string, string[]> Problems() => Check().ToDictionary(problem => problem.Field, problem => new[] { problem.Text });

    private IEnumerable<(string Field, string Text)> Check()
    {
        if (Words is null || Words.Length > Longest || new SearchedWords(Words).AreNone)
            yield return ("words", $"must have letters or digits, and at most {Longest} characters; got {Words?.Length ?? 0} characters");
        if (After is not null && !ConversationPlace.TryParse(After, out _))
            yield return ("after", WrongPlace);
    }
}
