using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Answers a GET or HEAD of one resource, and lists.</summary>
internal sealed class Reads(AzureState azure, Rendering rendering)
{
    private const string ResourceGroups = "Microsoft.Resources/resourceGroups";

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

    /// <summary>All resources of a group or a subscription, with $filter on type, name, group and tags.</summary>
    public ArmResponse Resources(ArmRequest request, ArmPath path)
    {
        var filter = Filter.Of(request.Query.GetValueOrDefault("$filter"));
        var found = azure
            .Resources.Below(path.Above.Text)
            .Where(each => each.Path.Types.Count == 1 && !each.Path.IsExtension && each.Path.Group is not null && IsTracked(each))
            .Where(filter.Fits);
        return List(request, found);
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

    private static bool IsTracked(Resource resource) => resource.Location is not null;

    private static bool IsExtensionType(ArmPath path) => ArmPath.Same(path.Namespace, "Microsoft.Authorization");
}
