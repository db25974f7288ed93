namespace Delivery.Context;

/// <summary>The result of a call of the Pulumi CLI.</summary>
internal sealed record PulumiRun(int ExitCode, string Output, string Errors);
