using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using AzureDefinitions.Types;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Names;

namespace AzureSimulator.Serving;

/// <summary>Checks the body of a write against the type at the version asked.</summary>
internal static class BodyRules
{
    /// <summary>Regions, and the location values of services that belong to no region.</summary>
    private static readonly Lazy<IReadOnlySet<string>> Known = new(() =>
        FactFile.Of("regions").Rows.Select(row => row["name"]).Concat(["global", "europe", "unitedstates"]).ToHashSet()
    );

    private static readonly Func<string, bool> NothingIsHidden = _ => false;

    public static ArmResponse? Refuse(Call call)
    {
        if (call.Body is not { } body)
        {
            return AzureErrors.MissingBody();
        }

        if (call.Schema is not { Body: { } type } schema)
        {
            return null;
        }

        if (schema.NeedsLocation && (string?)body["location"] is null && call.Existing is null)
        {
            return AzureErrors.NoLocation();
        }

        if (Place(call, (string?)body["location"]) is { } elsewhere)
        {
            return elsewhere;
        }

        // Azure ignores read-only properties: clients send back what they got.
        var problem = new BodyCheck(NothingIsHidden)
            .Check(body, type, call.Path.Name)
            .FirstOrDefault(each => each.IsError && each.Rule != "schema-read-only" && !IsOfEnvelope(each));
        return problem is null ? null
            : problem.Path == "name" ? NameForm.Refused(call, problem.Message)
            : problem.Rule == "schema-unknown-property"
                ? AzureErrors.BadBody(
                    "The request content was invalid and could not be deserialized: 'Could not find member "
                        + $"'{problem.Path[(problem.Path.LastIndexOf('.') + 1)..]}' on object of type '{Name(call, problem.Path)}'. "
                        + $"Path '{problem.Path}'.'"
                )
            : AzureErrors.BadBody(
                $"The request content was invalid and could not be deserialized: '{problem.Path} {problem.Message}'. Path '{problem.Path}'."
            );
    }

    /// <summary>A resource stays in its region, and a region must exist.</summary>
    private static ArmResponse? Place(Call call, string? given)
    {
        if (given is null || !call.Schema!.Has("location"))
        {
            return null;
        }

        var region = Regions.Normal(given);
        return call.Existing?.Location is { } here && here != region
                ? AzureErrors.OtherLocation(call.Path.Name, here, call.Path.Group ?? "", region)
            : Known.Value.Contains(region) ? null
            : AzureErrors.NoRegion(given, call.Type, Known.Value);
    }

    /// <summary>Every resource of Azure has these, whether its definition lists them or not.</summary>
    private static bool IsOfEnvelope(SchemaProblem problem) =>
        problem.Rule is "schema-unknown-property" or "schema-missing-property"
        && problem.Path is "id" or "name" or "type" or "etag" or "apiVersion" or "systemData" or "location";

    private static string Name(Call call, string path) =>
        path.Contains('.', StringComparison.Ordinal) ? call.Type.Split('/')[^1] : "ResourceDefinition";
}
