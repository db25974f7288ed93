using Infra.Context;

namespace Infra.Components.Governance;

/// <summary>The resource group of the context is what the policies audit.</summary>
public sealed record PolicyAssignmentsArgs
{
    public required StackContext Context { get; init; }
}
