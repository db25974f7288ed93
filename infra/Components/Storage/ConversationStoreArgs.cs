using Infra.Context;

namespace Infra.Components.Storage;

/// <summary>The redundancy of stored conversations.</summary>
public sealed record ConversationStoreArgs
{
    public required StackContext Context { get; init; }

    /// <summary>A storage SKU; a zone-redundant one survives the loss of a zone.</summary>
    public required string Sku { get; init; }
}
