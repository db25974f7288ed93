using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>Something that should be there, in a certain form.</summary>
internal interface IWanted
{
    /// <returns>What is missing or differs, and the deed that puts it right; null where all is as it should be.</returns>
    Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation);
}
