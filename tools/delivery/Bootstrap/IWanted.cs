using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A required resource and its properties.</summary>
internal interface IWanted
{
    /// <returns>The difference and the step that removes it; null without a difference.</returns>
    Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation);
}
