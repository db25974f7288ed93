namespace Ci.Tests.Running;

/// <summary>What a command said, and how it ended.</summary>
internal sealed record Result(int Code, string Output, string Errors)
{
    /// <summary>For the message of a test that fails.</summary>
    public override string ToString() => $"exit code {Code}\n--- output\n{Output}\n--- errors\n{Errors}";
}
