using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Answers a GET or HEAD of one resource, and lists.</summary>
internal sealed class Reads(AzureState azure, Rendering rendering)
{
    private const string ResourceGroups = "Microsoft.Resources/resourceGroups";

    private static readonly HashSet<string> Envelope =
    [
        "id",
        "name",
        "type",
        "kind",
        "location",
        "extendedLocation",
        "tags",
        "sku",
        "plan",
        "zones",
        "identity",
        "managedBy",
    ];

    public ArmResponse One(Call call) =>
        call.Existing is not { } resource ? AzureErrors.NoResource(call.Path)
        : call.Method == "HEAD" ? new ArmResponse(204)
        : new ArmResponse(200, rendering.Body(resource, call.Schema)) { Etag = resource.Etag };

    /// <summary>The resources of a type in a group, a subscription, a parent, or on another resource.</summary>
    public ArmResponse Children(ArmRequest request, ArmPath path)
    {
        var place = path.Parent ?? path.Scope;
        var found = azure
            .Resources.OfType(path.Type)
            .Where(each =>
                path.Parent is not null || path.IsExtension || IsExtensionType(path)
                    ? ArmPath.Same(each.Path.Parent ?? each.Path.Scope, place)
                        || IsExtensionType(path) && ArmPath.IsWithin(each.Path.Scope, place)
                    : ArmPath.IsWithin(each.Path.Scope, place)
            );
        return List(request, found);
    }

    /// <summary>All tracked resources of a group or a subscription, nested ones too, with $filter on type, name, group and tags.</summary>
    public ArmResponse Resources(ArmRequest request, ArmPath path)
    {
        var filter = Filter.Of(request.Query.GetValueOrDefault("$filter"));
        var found = azure
            .Resources.Below(path.Above.Text)
            .Where(each => each.Path.Group is not null && !each.Path.IsExtension && IsTracked(each))
            .Where(filter.Fits)
            .OrderBy(each => each.Id, StringComparer.OrdinalIgnoreCase);
        return Paging.Of(request, found.Select(each => Summary(rendering.Body(each, null))));
    }

    public ArmResponse Groups(ArmRequest request, ArmPath path)
    {
        var filter = Filter.Of(request.Query.GetValueOrDefault("$filter"));
        return List(request, azure.Resources.OfType(ResourceGroups).Where(filter.Fits));
    }

    private ArmResponse List(ArmRequest request, IEnumerable<Resource> found)
    {
        var ordered = found.OrderBy(each => each.Id, StringComparer.OrdinalIgnoreCase);
        return Paging.Of(request, ordered.Select(each => rendering.Body(each, TypeCatalogue.Shared.Find(each.Type, request.ApiVersion))));
    }

    /// <summary>A list over types shows what all types have, and no properties.</summary>
    private static JsonObject Summary(JsonObject body) =>
        new(
            body.Where(member => Envelope.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        );

    private static bool IsTracked(Resource resource) => resource.Location is not null && !ArmPath.Same(resource.Type, ResourceGroups);

    private static bool IsExtensionType(ArmPath path) => ArmPath.Same(path.Namespace, "Microsoft.Authorization");
}
