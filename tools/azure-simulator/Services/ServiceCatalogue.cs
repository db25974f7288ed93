using AzureSimulator.Services.Deleted;
using AzureSimulator.Services.Framework;
using AzureSimulator.Services.Subscriptions;

namespace AzureSimulator.Services;

/// <summary>All services; the first that answers wins.</summary>
internal static class ServiceCatalogue
{
    public static IReadOnlyList<Service> All { get; } =
    [new SubscriptionList(), new Locations(), new ProviderList(), new Registration(), new DeletedResources(), new Purge()];
}
