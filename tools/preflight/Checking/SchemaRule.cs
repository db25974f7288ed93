using AzureDefinitions.Types;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Requests;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Requests match Azure's definition of their type: names, required properties, types of values, lists, limits.</summary>
public sealed class SchemaRule : IResourceRule
{
    private const string Source = "https://github.com/Azure/bicep-types-az";
    private const string Example = """
        documents:
          type: azure-native:storage:StorageAccount
          properties:
            accountName: stdocschatdev7k2m
            resourceGroupName: group
            location: swedencentral
            kind: StorageV2
            sku: { name: Standard_ZRS }
            accessTier: Hot
            networkRuleSet: { defaultAction: Deny }
        """;

    public IReadOnlyList<RuleFacts> Facts { get; } =
    [
        Fact(
            "schema-unknown-type",
            Severity.Warning,
            "Azure publishes a definition of every resource type",
            "Without a definition, the properties of the resource cannot be checked.",
            "Check the resource by hand against its documentation."
        ),
        Fact(
            "schema-unknown-property",
            Severity.Error,
            "Every property exists on its type",
            "Azure ignores or rejects a property that it does not know.",
            "Correct the name; the message lists the nearest ones."
        ),
        Fact(
            "schema-missing-property",
            Severity.Error,
            "Required properties are set",
            "Azure rejects the request.",
            "Set the property that the message names."
        ),
        Fact(
            "schema-read-only",
            Severity.Error,
            "Read-only properties are not set",
            "Azure sets the value and ignores or rejects yours.",
            "Remove the property."
        ),
        Fact(
            "schema-kind",
            Severity.Error,
            "Values have the type of their property",
            "Azure rejects a string where it expects a number, a list or an object.",
            "Use a value of the type that the message names."
        ),
        Fact(
            "schema-value",
            Severity.Error,
            "Values of closed lists are allowed values",
            "Azure rejects other values.",
            "Use one of the values that the message lists."
        ),
        Fact(
            "schema-unusual-value",
            Severity.Warning,
            "Values of open lists are known values",
            "Azure accepts values beyond the published ones, but an unknown value is often a spelling mistake.",
            "Check the spelling against the known values in the message."
        ),
        Fact(
            "schema-length",
            Severity.Error,
            "Strings have a length that their property allows",
            "Azure rejects shorter and longer values.",
            "Use a value within the limits that the message gives."
        ),
        Fact(
            "schema-pattern",
            Severity.Error,
            "Strings match the pattern of their property",
            "Azure rejects values that do not match.",
            "Use a value that matches the pattern in the message."
        ),
        Fact(
            "schema-range",
            Severity.Error,
            "Numbers and list lengths are within their limits",
            "Azure rejects values outside the limits.",
            "Use a value within the limits that the message gives."
        ),
    ];

    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan)
    {
        if (plan.RequestOf(resource) is not { } request)
        {
            if (plan.IsUnknown(resource))
            {
                yield return Found(
                    resource.Planned,
                    "schema-unknown-type",
                    Severity.Warning,
                    $"{ArmTemplate.WhyUnknown(resource.Planned)}; its properties are not checked"
                );
            }

            yield break;
        }

        if (request.HasForeignVersion)
        {
            yield return Found(
                resource.Planned,
                "schema-unknown-type",
                Severity.Warning,
                $"Azure publishes no definition of {request.Type}@{request.ApiVersion}; checked against {request.SchemaVersion}"
            );
        }

        foreach (var input in request.Unmapped)
        {
            yield return Found(
                resource.Planned,
                "schema-unknown-property",
                Severity.Error,
                $"{request.Type}@{request.SchemaVersion ?? request.ApiVersion} has no property for the input {input}"
            );
        }

        foreach (var problem in new BodyCheck(PlannedValues.IsHidden).Check(request.Body, request.BodyType, request.Name.Split('/')[^1]))
        {
            yield return Found(
                resource.Planned,
                problem.Rule,
                problem.IsError ? Severity.Error : Severity.Warning,
                $"{problem.Path} {problem.Message} ({request.Type}@{request.SchemaVersion ?? request.ApiVersion})"
            );
        }
    }

    private static Finding Found(PlannedResource resource, string rule, Severity severity, string message) =>
        new(rule, severity, resource.Name, resource.Urn, message);

    private static RuleFacts Fact(string id, Severity severity, string title, string why, string fix) =>
        new()
        {
            Id = id,
            Title = title,
            Why = why,
            Fix = fix,
            Example = Example,
            Severity = severity,
            Pillar = Pillar.Reliability,
            Source = Source,
            Requirements = ["DEP-11"],
            Types = ["*"],
        };
}
