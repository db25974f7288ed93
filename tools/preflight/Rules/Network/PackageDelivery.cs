using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PackageDelivery()
    : ResourceRule(
        new()
        {
            Id = "package-delivery",
            Title = "The app reads its package with an identity",
            Why = "A shared access signature in the address grants the package to everyone who reads the setting, and it expires.",
            Fix = "Use the plain address and set WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID to an identity of the app.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.BaselineWebApp,
            Requirements = ["NET-16"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
                siteConfig:
                  appSettings:
                    - name: WEBSITE_RUN_FROM_PACKAGE
                      value: https://packages.blob.core.windows.net/packages/app.zip
                    - name: WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID
                      value: ${app-identity.id}
            """,
        }
    )
{
    private const string Package = "WEBSITE_RUN_FROM_PACKAGE";
    private const string Identity = "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var settings = plan.Settings.First(each => each.Site == resource);
        if (!settings.Has(Package))
        {
            return !settings.IsKnown ? []
                : settings.Has(Identity)
                    ? [resource.Problem($"{Package} is not set, so no package is deployed, but {Identity} is; set the package")]
                : Others(resource, plan).Any(other => Value(other, plan)?.StartsWith("https:", StringComparison.Ordinal) == true)
                    ? [resource.Problem($"{Package} is not set, so no package is deployed, but its other slot has one; set the package")]
                : [];
        }

        return settings.Value(Package) switch
        {
            null or "" or "0" or "1" => [],
            var address when !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") =>
            [
                resource.Problem(
                    $"{Package} is '{address}'; set the https address of a package, or 1 for a package that is deployed later"
                ),
            ],
            var address => Address(new Uri(address), settings, plan).Select(resource.Problem),
        };
    }

    private static IEnumerable<string> Address(Uri address, SiteSettings settings, AzurePlan plan)
    {
        if (address.Scheme == Uri.UriSchemeHttp)
        {
            yield return $"{Package} is fetched over http, so it can be replaced on the way; use https";
        }

        if (address.Query.Contains("sig=", StringComparison.Ordinal))
        {
            yield return $"{Package} contains a shared access signature, which grants access to every reader and expires; use the plain "
                + "address and an identity";
        }

        if (address.Host.EndsWith(".blob.core.windows.net", StringComparison.OrdinalIgnoreCase))
        {
            if (address.Segments.Length < 3)
            {
                yield return $"{Package} is {address}, which names no blob; add the name of the zip";
            }
            else if (MissingContainer(address, plan) is { } container)
            {
                yield return $"{Package} is in the container {container}, which the account does not have; use a container of the plan";
            }
        }

        foreach (var setting in settings.All.Where(each => each.Name != Package && IsDigest(each.Value)))
        {
            if (address.Segments[^1] is var blob && Digest(blob) is { } digest && digest != setting.Value)
            {
                yield return $"{setting.Name} is {setting.Value}, but the package is {blob}; set both to one release";
            }
        }

        if (address.Query.Contains("sig=", StringComparison.Ordinal))
        {
            yield break;
        }

        var attached = settings.Site.Texts("identity.userAssignedIdentities").ToList();
        var identity = settings.Value(Identity);
        if (
            attached.Count > 0
            && !attached.Contains(identity ?? "", StringComparer.OrdinalIgnoreCase)
            && (identity is not null || !settings.Has(Identity))
        )
        {
            yield return identity is null
                ? $"{Identity} is not set, so the package is read without an identity; set the resource id of the identity that reads it"
            : Guid.TryParse(identity, out _) ? $"{Identity} is {identity}, which is no resource id; set the resource id of the identity"
            : $"{Identity} is {identity}, which is not attached to the site; set it to the user-assigned identity that reads the package";
        }
    }

    /// <summary>The site of a slot, or the slots of a site.</summary>
    private static IEnumerable<AzureResource> Others(AzureResource resource, AzurePlan plan) =>
        resource.Token == "web:WebAppSlot"
            ? plan.ParentOf(resource) is { } site
                ? [site]
                : []
            : plan.SlotsOf(resource);

    private static string? Value(AzureResource site, AzurePlan plan) => plan.Settings.First(each => each.Site == site).Value(Package);

    /// <returns>Null if the account is not of this plan, or has the container.</returns>
    private static string? MissingContainer(Uri address, AzurePlan plan)
    {
        var account = plan.Of("storage:StorageAccount")
            .FirstOrDefault(each => address.Host.StartsWith($"{each.AzureName}.", StringComparison.OrdinalIgnoreCase));
        var container = address.Segments[1].TrimEnd('/');
        var known = account is null ? [] : plan.Of("storage:BlobContainer").Where(each => IsIn(each, account)).ToList();
        return known.Count > 0 && !known.Exists(each => each.AzureName.Equals(container, StringComparison.OrdinalIgnoreCase))
            ? container
            : null;
    }

    private static bool IsIn(AzureResource container, AzureResource account) =>
        container.Id.StartsWith($"{account.Id}/", StringComparison.OrdinalIgnoreCase);

    private static bool IsDigest(string? value) => value is { Length: 64 } && value.All(char.IsAsciiHexDigit);

    /// <summary>The SHA-256 in the name of a blob; null if it has none.</summary>
    private static string? Digest(string blob)
    {
        for (var start = 0; start + 64 <= blob.Length; start++)
        {
            if (IsDigest(blob[start..(start + 64)]))
            {
                return blob[start..(start + 64)];
            }
        }

        return null;
    }
}
