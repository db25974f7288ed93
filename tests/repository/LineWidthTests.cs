namespace Repository.Tests;

public sealed class LineWidthTests
{
    private const int Maximum = 140;

    private static readonly string[] Endings = [".cs", ".js", ".mjs", ".css", ".ts", ".html", ".yml", ".yaml"];

    [Fact]
    public void No_hand_written_line_is_wider_than_140_characters() =>
        Assert.Empty(Checkout.TrackedFiles.Where(IsHandWritten).SelectMany(file => TooWide(file, Checkout.Read(file))));

    [Fact]
    public void A_line_of_141_characters_is_found()
    {
        Assert.Empty(TooWide("a.cs", new string('x', Maximum) + "\n"));
        Assert.Equal("a.cs:2: 141", Assert.Single(TooWide("a.cs", "x\n" + new string('x', Maximum + 1))));
    }

    /// <summary>Stack files and waivers hold a user's own values, which may be long.</summary>
    private static bool IsHandWritten(string file) =>
        (Endings.Contains(Path.GetExtension(file)) || (file.StartsWith(".ci/") && !Path.HasExtension(file)))
        && !file.EndsWith(".g.cs")
        && !Path.GetFileName(file).StartsWith("Pulumi.")
        && Path.GetFileName(file) != "preflight.yaml";

    private static IEnumerable<string> TooWide(string file, string text) =>
        text.Split('\n')
            .Select((line, index) => (line, number: index + 1))
            .Where(entry => entry.line.Length > Maximum)
            .Select(entry => $"{file}:{entry.number}: {entry.line.Length}");
}
