using AzureSimulator.Services.Deleted;
using AzureSimulator.Services.Framework;
using AzureSimulator.Services.Subscriptions;
using AzureSimulator.Services.Tags;

namespace AzureSimulator.Services;

/// <summary>All services; the first that answers wins.</summary>
internal static class ServiceCatalogue
{
    public static IReadOnlyList<Service> All { get; } =
    [
        new SubscriptionList(),
        new Locations(),
        new ProviderList(),
        new Registration(),
        new DeletedResources(),
        new Purge(),
        new TagsOfScope(),
    ];
}
