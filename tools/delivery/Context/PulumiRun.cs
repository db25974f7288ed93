namespace Delivery.Context;

/// <summary>What a call of the Pulumi command line ended with.</summary>
internal sealed record PulumiRun(int ExitCode, string Output, string Errors);
