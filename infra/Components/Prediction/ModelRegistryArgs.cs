using Infra.Context;

namespace Infra.Components.Prediction;

/// <summary>The registry takes everything from the context.</summary>
public sealed record ModelRegistryArgs
{
    public required StackContext Context { get; init; }
}
