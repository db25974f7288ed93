using AzureSimulator.Services.Access;
using AzureSimulator.Services.Deleted;
using AzureSimulator.Services.Framework;
using AzureSimulator.Services.Keys;
using AzureSimulator.Services.Models;
using AzureSimulator.Services.Names;
using AzureSimulator.Services.Subscriptions;
using AzureSimulator.Services.Tags;
using AzureSimulator.Services.Web;

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
        new AuthorizationLists(),
        new ModelLists(),
        new Availability(),
        new KeyActions(),
        new SiteActions(),
    ];
}
