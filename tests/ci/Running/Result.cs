namespace Ci.Tests.Running;

/// <summary>Output and exit code of a command.</summary>
internal sealed record Result(int Code, string Output, string Errors)
{
    /// <summary>For the failure message of a test.</summary>
    public override string ToString() => $"exit code {Code}\n--- output\n{Output}\n--- errors\n{Errors}";
}
