using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>A service that a site calls, by one of its settings.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Target">Null if the service is not of this plan.</param>
/// <param name="Container">Of a storage account, the container in the address; null if it names none.</param>
public sealed record AppDependency(
    AzureResource Site,
    string Setting,
    string Host,
    AzureService Service,
    AzureResource? Target,
    string? Container
)
{
    /// <summary>The id that a role must cover.</summary>
    public string Area => Container is null ? Target!.Id : $"{Target!.Id}/blobServices/default/containers/{Container}";

    /// <summary>Every address of a known service in the settings of every site and slot.</summary>
    public static IEnumerable<AppDependency> Of(AzurePlan plan)
    {
        var targets = AzureService
            .All.Where(service => service.IsCalled)
            .SelectMany(service => plan.Of(service.Token).SelectMany(target => service.HostsOf(target).Select(host => (host, target))))
            .GroupBy(entry => entry.host)
            .ToDictionary(group => group.Key, group => group.First().target);
        return from site in plan.Sites
            from setting in site.List("siteConfig.appSettings")
            let name = setting.Text("name")
            let value = setting.Text("value")
            where
                name is not null
                && value is not null
                && Uri.TryCreate(value, UriKind.Absolute, out var address)
                && address.Scheme == Uri.UriSchemeHttps
            let host = new Uri(value).Host
            let service = AzureService.All.FirstOrDefault(service =>
                service.IsCalled && service.Hosts.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            )
            where service is not null
            let container = service.Token == "storage:StorageAccount" && new Uri(value).Segments.Length > 1
                ? new Uri(value).Segments[1].TrimEnd('/')
                : null
            select new AppDependency(site, name, host, service, targets.GetValueOrDefault(host), container);
    }
}
