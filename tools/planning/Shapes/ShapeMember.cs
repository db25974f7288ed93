namespace Planning.Shapes;

/// <summary>A member of a published shape.</summary>
/// <param name="Type">In the notation of shapes.txt.</param>
/// <param name="IsAlways">Whether Azure always has it.</param>
public sealed record ShapeMember(string Name, string Type, bool IsAlways)
{
    public const string Text = "s";

    internal static ShapeMember Of(string notation)
    {
        var isAlways = notation[^1] == '!';
        var plain = isAlways ? notation[..^1] : notation;
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new ShapeMember(plain, Text, isAlways) : new ShapeMember(plain[..colon], plain[(colon + 1)..], isAlways);
    }
}
