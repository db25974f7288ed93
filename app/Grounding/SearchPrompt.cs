namespace App.Grounding;

/// <summary>The instructions for writing a search text, from a file, so that changes are reviewed.</summary>
internal sealed record SearchPrompt(string Text)
{
    public static SearchPrompt Read(string folder) =>
        new(File.ReadAllText(Path.Combine(folder, "search-question.md")).ReplaceLineEndings("\n").Trim());
}
