using System.Security.Cryptography;
using System.Text;
using AzureDefinitions.Ids;
using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.ResourceIds;

/// <summary>The id and name Azure would give a resource, from its path and inputs.</summary>
/// <param name="Id">The full resource id.</param>
/// <param name="Name">The last name in it; null if the path ends in a fixed word.</param>
/// <param name="ArmType">As in Microsoft.Search/searchServices.</param>
public sealed record ResourceId(string Id, string? Name, string ArmType)
{
    /// <summary>The part of an id for a name that only Azure or another stack knows.</summary>
    private const string Invented = "known-later";

    /// <param name="invents">Whether a name that is unknown is invented, like the name that the provider makes up.</param>
    /// <param name="naming">How the stack names what the program does not; null for the provider's custom.</param>
    /// <returns>Null if the type has no known path, or an input that makes the path is missing or unknown.</returns>
    public static ResourceId? For(string token, string urn, Struct inputs, Account account, bool invents, Autonaming? naming = null)
    {
        if ((ResourceTypes.Path(token) ?? Generic(token, inputs)) is not { } path)
        {
            return null;
        }

        var segments = path.Split('/');
        string? name = null;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not ['{', .. var input, '}'])
            {
                continue;
            }

            var value = input == "subscription" ? account.SubscriptionId : inputs.Text(input);
            if (value is null)
            {
                var (isLast, given) = (i == segments.Length - 1, inputs.Property(input));
                if (given is null ? !isLast : !(invents && given.IsUnknown()))
                {
                    return null;
                }

                value = isLast ? MadeUpName(token, path, urn, naming) : Invented;
            }

            segments[i] = i == 0 || input == "scopeId" ? value.Trim('/') : value;
            name = i == segments.Length - 1 ? value : null;
        }

        var text = string.Join('/', segments);
        return Prefix(path, inputs, account, invents) is { } prefix
            ? new ResourceId(prefix + text, name, ResourceTypes.ArmType(path))
            : null;
    }

    /// <returns>The input that names a resource of the type; null if a fixed word or the path of its parent does.</returns>
    public static string? NameInput(string token) =>
        ResourceTypes.Path(token)?.Split('/')[^1] is ['{', .. var input, '}'] && input != "scopeId" ? input : null;

    /// <summary>Whether the provider makes up a name with a random part, so that a replacement can exist beside the old.</summary>
    public static bool IsRandom(string token) => ResourceTypes.Path(token) is { } path && HasRandomName(path);

    /// <summary>The name that the provider makes up for a replacement, which exists beside what it replaces.</summary>
    /// <param name="before">The id of what is replaced.</param>
    public static string NextName(string token, string urn, string before) =>
        AutoName(ResourceTypes.Path(token) ?? "", Urn.Name(urn), before);

    /// <returns>The type that an id is of, as in Microsoft.Storage/storageAccounts/blobServices; null for a group or a
    /// subscription.</returns>
    public static string? TypeOf(string id)
    {
        return ScopedId.Of(id)?.Path.Split('/') is [var space, .. { Length: > 1 } rest]
            ? string.Join('/', [space, .. rest.Where((_, i) => i % 2 == 0)])
            : null;
    }

    /// <summary>The generic resource brings its type along.</summary>
    private static string? Generic(string token, Struct inputs) =>
        token == "azure-native:resources:Resource"
        && inputs.Text("resourceProviderNamespace") is { } space
        && inputs.Text("resourceType") is { } type
            ? string.Join(
                '/',
                new[] { space, inputs.Text("parentResourcePath"), type, "{resourceName}" }.Where(part => !string.IsNullOrEmpty(part))
            )
            : null;

    private static string? Prefix(string path, Struct inputs, Account account, bool invents)
    {
        if (path[0] == '/')
        {
            return "";
        }

        if (path[0] == '{')
        {
            return "/";
        }

        return
            (inputs.Text("resourceGroupName") ?? (invents && inputs.Property("resourceGroupName")?.IsUnknown() == true ? Invented : null))
                is { } group
            ? $"/subscriptions/{account.SubscriptionId}/resourceGroups/{group}/providers/"
            : null;
    }

    /// <summary>The name that the stack proposes; roles and role assignments have a UUID, unless it enforces another name.</summary>
    private static string MadeUpName(string token, string path, string urn, Autonaming? naming) =>
        naming?.Proposed(token, urn) is { } proposed && (naming.Enforces(token) || !IsUuid(path))
            ? proposed
            : AutoName(path, Urn.Name(urn), urn);

    private static bool IsUuid(string path) => path.Split('/')[^1] is "{roleAssignmentName}" or "{roleDefinitionId}";

    /// <summary>
    /// The provider makes up a name where none is given: for a resource of its own the logical name and eight random hex digits, here from
    /// the seed; for a child the logical name alone; for roles and role assignments a UUID.
    /// </summary>
    private static string AutoName(string path, string name, string seed) =>
        IsUuid(path) ? Identity.Guid(seed, "name")
        : HasRandomName(path) ? name + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 4))
        : name;

    private static bool HasRandomName(string path)
    {
        var start = path.LastIndexOf("microsoft.", StringComparison.OrdinalIgnoreCase);
        return IsUuid(path)
            || start < 0
            || path.Split('/')[^1] is "{endpointName}" or "{customDomainName}"
            || path.AsSpan(start).Count('{') == 1;
    }
}
