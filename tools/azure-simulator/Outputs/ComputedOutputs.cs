using System.Globalization;
using System.Text.Json.Nodes;
using AzureDefinitions.Outputs;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Outputs;

/// <summary>What Azure computes and adds to a resource when it is written.</summary>
internal static class ComputedOutputs
{
    private const string UserAssigned = "Microsoft.ManagedIdentity/userAssignedIdentities";
    private const string RoleAssignment = "Microsoft.Authorization/roleAssignments";
    private const string Seed = "seed";

    /// <summary>A resource that is made again under its id is another one: its identity and its ids are new.</summary>
    public static void Begin(Resource resource, AzureState azure)
    {
        var lives = azure.Memory("lives");
        var key = resource.Id.ToUpperInvariant();
        var life = ((int?)lives[key] ?? 0) + 1;
        lives[key] = life;
        if (life > 1)
        {
            resource.Hidden[Seed] = string.Create(CultureInfo.InvariantCulture, $"{resource.Id}#{life}");
        }
    }

    public static void Fill(Resource resource, AzureState azure)
    {
        var seed = (string?)resource.Hidden[Seed];
        var subject = new ArmSubject(resource.Type, resource.Id, resource.Body)
        {
            Tenant = azure.Options.Tenant,
            Seed = seed,
            Others = id => azure.Resources.Find(id)?.Body,
        };
        ArmOutputs.Lay(ArmOutputs.Of(subject), resource.Body);
        if (ArmPath.Same(resource.Type, UserAssigned))
        {
            if (seed is not null)
            {
                resource.Properties["principalId"] = Identity.Guid(seed, "principal");
                resource.Properties["clientId"] = Identity.Guid(seed, "client");
            }

            azure.Principals[(string)resource.Properties["principalId"]!] = "ServicePrincipal";
        }

        if (ArmPath.Same(resource.Type, RoleAssignment))
        {
            Assignment(resource, azure);
        }

        if (resource.Body["identity"] is JsonObject identity)
        {
            Assigned(identity, azure);
        }
    }

    /// <summary>Its scope and times, and the type of its principal: the one that is stated where the directory does not know it.</summary>
    private static void Assignment(Resource assignment, AzureState azure)
    {
        var properties = assignment.Properties;
        var (principal, stated) = ((string?)properties["principalId"] ?? "", (string?)properties["principalType"]);
        if (!azure.Principals.TryGetValue(principal, out var type))
        {
            type = stated ?? "User";
            if (azure.Options.TakesUnknownPrincipals)
            {
                azure.Principals[principal] = type;
            }
        }

        properties["principalType"] = type;
        properties["scope"] = assignment.Path.Scope;
        properties["createdOn"] = Fixed.Text(assignment.Created);
        properties["updatedOn"] = Fixed.Text(assignment.Changed);
    }

    private static void Assigned(JsonObject identity, AzureState azure)
    {
        if ((string?)identity["principalId"] is { } own)
        {
            azure.Principals[own] = "ServicePrincipal";
        }

        foreach (var (id, _) in (identity["userAssignedIdentities"] as JsonObject ?? []).ToList())
        {
            if (azure.Resources.Find(id) is { } found)
            {
                identity["userAssignedIdentities"]![id] = new JsonObject
                {
                    ["principalId"] = found.Properties["principalId"]?.DeepClone(),
                    ["clientId"] = found.Properties["clientId"]?.DeepClone(),
                };
            }
        }
    }
}
