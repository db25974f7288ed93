namespace Preflight.AzureModel;

/// <summary>What an id says of the outermost resource that contains it.</summary>
/// <param name="Group">The name of the resource group; null if the id has none.</param>
/// <param name="Type">As in Microsoft.Network/virtualNetworks; null if the id names no resource of a group.</param>
public sealed record OutermostResource(string? Group, string? Type)
{
    public static OutermostResource Of(string id)
    {
        var parts = id.Split('/', 9);
        return new(
            parts is ["", _, _, _, { Length: > 0 } group, ..] ? group : null,
            parts is [_, _, _, "resourceGroups" or "resourcegroups", _, "providers", var space, var type, { Length: > 0 }]
                ? $"{space}/{type}"
                : null
        );
    }
}
