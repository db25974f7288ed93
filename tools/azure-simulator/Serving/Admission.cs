using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>What Azure Resource Manager asks of a request before a service sees it.</summary>
internal static partial class Admission
{
    private const string Manager = "Microsoft.Resources";

    /// <summary>Versions that Azure serves and publishes no definition of; the nearest one stands for them.</summary>
    private static readonly HashSet<(string, string)> Unpublished = [("MICROSOFT.WEB", "2025-05-01")];

    /// <summary>The query, the subscription, the namespace, the type and its version.</summary>
    public static ArmResponse? OfPath(ArmRequest request, ArmPath path, AzureState azure)
    {
        if (request.ApiVersion.Length == 0)
        {
            return AzureErrors.NoApiVersion();
        }

        if (!VersionForm().IsMatch(request.ApiVersion))
        {
            return AzureErrors.BadApiVersion(request.ApiVersion);
        }

        if (path.Subscription is { } subscription && !IsOwn(path, azure) && !azure.Options.OtherSubscriptions.Contains(subscription))
        {
            return AzureErrors.NoSubscription(subscription);
        }

        return path.Namespace is not null && TypeCatalogue.Shared.Namespace(path.Namespace) is null
            ? AzureErrors.NoNamespace(path.Namespace)
            : null;
    }

    public static ArmResponse? OfType(ArmRequest request, ArmPath path)
    {
        var types = TypeCatalogue.Shared;
        if (ArmPath.Same(path.Namespace, Manager))
        {
            return null;
        }

        var versions = types.Versions(path.Type);
        return versions.Count == 0 ? AzureErrors.NoType(path, request.ApiVersion)
            : versions.Contains(request.ApiVersion, StringComparer.OrdinalIgnoreCase) ? null
            : Unpublished.Contains((path.Namespace!.ToUpperInvariant(), request.ApiVersion)) ? null
            : AzureErrors.NoVersion(path, (string?)request.Body?["location"] ?? "", request.ApiVersion, versions);
    }

    /// <summary>The registration of the provider, the resource group and the parent.</summary>
    public static ArmResponse? OfPlace(Call call)
    {
        var (path, azure) = (call.Path, call.Azure);
        if (call.IsWrite && path.Subscription is not null && azure.RegistrationState(path.Namespace!) != "Registered")
        {
            return AzureErrors.NotRegistered(path.Namespace!);
        }

        if (!IsOwn(path, azure))
        {
            return null;
        }

        if (path.GroupId is { } id && !ArmPath.Same(id, path.Text))
        {
            var group = azure.Resources.Find(id);
            if (group is null)
            {
                return AzureErrors.NoGroup(path.Group!);
            }

            if (call.IsWrite && group.State == "Deleting")
            {
                return AzureErrors.GroupGoes(group.Name);
            }
        }

        if (call.IsWrite && (call.Existing ?? call.Parent) is { State: "Deleting" } going)
        {
            return ArmPath.Same(going.Type, $"{Manager}/resourceGroups") ? AzureErrors.GroupGoes(going.Name) : AzureErrors.Goes(going.Id);
        }

        if (path.IsExtension && !IsManagement(path) && azure.Resources.Find(path.Scope) is null)
        {
            return AzureErrors.NoResource(ArmPath.Of(path.Scope));
        }

        return
            call.IsWrite
            && path.Parent is not null
            && call.Parent is null
            && TypeCatalogue.Shared.Versions(ArmPath.Of(path.Parent).Type).Count > 0
            ? AzureErrors.NoParent(path, "write")
            : null;
    }

    /// <summary>The rights of the caller.</summary>
    public static ArmResponse? OfCaller(Call call)
    {
        var action = $"{call.Type}/{Verb(call)}";
        return call.Rights.Has(call.Caller, action, call.Path.Text)
            ? null
            : AzureErrors.NoAuthorization(call.Caller, action, call.Path.Text);
    }

    /// <summary>If-Match and If-None-Match.</summary>
    public static ArmResponse? OfEtag(Call call)
    {
        var (wanted, existing) = (call.Request.IfMatch, call.Existing);
        return wanted is not null && (existing is null || wanted != "*" && wanted != existing.Etag) ? AzureErrors.Stale()
            : call.Request.IfNoneMatch == "*" && existing is not null ? AzureErrors.Stale()
            : null;
    }

    /// <summary>Management groups are not simulated: what is put on one is taken.</summary>
    private static bool IsManagement(ArmPath path) => path.Subscription is null;

    private static bool IsOwn(ArmPath path, AzureState azure) =>
        path.Subscription is null || ArmPath.Same(path.Subscription, azure.Options.Subscription);

    private static string Verb(Call call) =>
        call.Method switch
        {
            "DELETE" => "delete",
            "POST" => "action",
            _ when call.IsWrite => "write",
            _ => "read",
        };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(-[a-z0-9.]+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex VersionForm();
}
