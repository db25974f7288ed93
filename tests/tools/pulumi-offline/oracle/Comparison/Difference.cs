namespace Oracle.Tests.Comparison;

/// <summary>One place where two plans disagree. A side that has nothing there is null.</summary>
public sealed record Difference(string Urn, string Path, string? Left, string? Right)
{
    public override string ToString() => $"{Urn}\n    {Path}\n      left:  {Left ?? "(nothing)"}\n      right: {Right ?? "(nothing)"}";
}
