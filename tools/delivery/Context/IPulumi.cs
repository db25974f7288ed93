namespace Delivery.Context;

/// <summary>The Pulumi command line.</summary>
internal interface IPulumi
{
    /// <param name="input">Standard input; null for none.</param>
    /// <param name="line">Called with each output line; null returns the lines in the result only.</param>
    Task<PulumiRun> RunAsync(IReadOnlyList<string> arguments, string? input, Action<string>? line, CancellationToken cancellation);
}
