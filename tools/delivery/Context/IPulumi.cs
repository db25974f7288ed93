namespace Delivery.Context;

/// <summary>The Pulumi command line.</summary>
internal interface IPulumi
{
    /// <param name="input">What it reads; null for nothing.</param>
    /// <param name="line">Told of each line as it is printed; null keeps them for the result alone.</param>
    Task<PulumiRun> RunAsync(IReadOnlyList<string> arguments, string? input, Action<string>? line, CancellationToken cancellation);
}
