namespace Planning.Engine;

/// <summary>What a program printed, as a part of a message.</summary>
public static class IndentedText
{
    public static string Of(string text) => string.Join('\n', text.Split('\n').Select(line => $"  {line.TrimEnd()}"));
}
