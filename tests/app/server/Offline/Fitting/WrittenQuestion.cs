namespace App.Tests.Offline.Fitting;

/// <summary>A question that an author wrote, or one that was made from such.</summary>
/// <param name="Sections">Those that answer it, as "cost.md#choosing-sizes"; none if the documents do not answer.</param>
/// <param name="Weight">How much it counts beside the others.</param>
internal sealed record WrittenQuestion(string Language, string Text, IReadOnlyList<string> Sections, float Weight)
{
    /// <summary>What the author wrote; the last of joined ones.</summary>
    public string Origin { get; init; } = Text;

    /// <summary>Whether no vector of a section may be fitted to it.</summary>
    public bool IsUnseen { get; init; }

    public bool IsAnswered => Sections.Count > 0;
}
