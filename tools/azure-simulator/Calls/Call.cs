using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Calls;

/// <summary>A request on a resource, with what Azure knows of it. Rules and habits judge it.</summary>
public sealed class Call
{
    public required ArmRequest Request { get; init; }

    public required ArmPath Path { get; init; }

    public required AzureState Azure { get; init; }

    public required Rights Rights { get; init; }

    public required IFront Front { get; init; }

    /// <summary>Null for a type of which Azure publishes no definition.</summary>
    public ResourceSchema? Schema { get; init; }

    /// <summary>The resource as it is before the call; null if it does not exist.</summary>
    public Resource? Existing { get; init; }

    /// <summary>The body that is to be stored, which a habit may change; for a PATCH the merged one. Null if there is none.</summary>
    public JsonObject? Body { get; set; }

    public string Method => Request.Method;

    /// <summary>As Azure spells it.</summary>
    public string Type => Schema?.Type ?? Path.Type;

    public string Id => Existing?.Id ?? Path.Text;

    public DateTimeOffset Now => Azure.Now;

    /// <summary>The object id of the principal that calls.</summary>
    public string Caller => Request.Caller ?? Azure.Options.Owner;

    /// <summary>PUT or PATCH.</summary>
    public bool IsWrite => Method is "PUT" or "PATCH";

    public bool IsDelete => Method == "DELETE";

    public bool IsRead => Method is "GET" or "HEAD";

    /// <summary>PUT, PATCH or DELETE.</summary>
    public bool IsChange => IsWrite || IsDelete;

    /// <summary>A PUT of what does not exist yet. A singleton exists since its parent does.</summary>
    public bool IsCreate => IsWrite && Existing is null;

    /// <summary>The resource that contains this one; null if it lies in a group or extends another resource.</summary>
    public Resource? Parent => Azure.Resources.Find(Path.Parent);

    /// <summary>The first of its parents: the account of a deployment. The resource itself if it has none.</summary>
    public string RootId
    {
        get
        {
            var id = Path.Text;
            for (var path = Path; path.Parent is { } parent; path = ArmPath.Of(parent))
            {
                id = parent;
            }

            return id;
        }
    }

    /// <summary>A property of the body that is to be stored: Text("properties", "publicNetworkAccess").</summary>
    /// <returns>Null if it is not there or no text.</returns>
    public string? Text(params ReadOnlySpan<string> path) => JsonPath.Text(Body, path);

    /// <summary>True for a call of this type, without letter case.</summary>
    public bool IsOf(string type) => ArmPath.Same(Path.Type, type);
}
