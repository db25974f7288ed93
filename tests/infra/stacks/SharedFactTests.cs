using System.Reflection;
using AzureDefinitions.Facts;
using AzureRest;
using Infra.Access;
using Planning.ResourceIds;
using Sent = Infra.Telemetry.LogCategories;
using Wanted = Preflight.Rules.LogCategories;

namespace Stacks.Tests;

/// <summary>Facts about Azure in both the template and the tools, which share no code. They must be equal.</summary>
public sealed class SharedFactTests
{
    public static TheoryData<string> Roles => [.. Fields(typeof(Role), typeof(Role)).Keys];

    public static TheoryData<string> SentTypes => [.. SentTypeNames];

    public static TheoryData<string> WantedTypes => [.. Wanted.All.Keys];

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_that_infra_grants_is_in_the_tools_table_with_the_same_id(string name)
    {
        var known = Fields(typeof(BuiltInRole), typeof(RoleDefinition));

        Assert.Contains(name, known.Keys);
        Assert.Equal(((Role)Fields(typeof(Role), typeof(Role))[name]).Id, ((RoleDefinition)known[name]).Id);
    }

    [Fact]
    public void The_roles_of_the_tools_have_the_dated_names_of_the_facts() =>
        Assert.Equal(
            AzureDefinitions.Facts.FactFile.Of("roles").Rows.Select(row => (row["name"], row["id"])).Order(),
            Fields(typeof(BuiltInRole), typeof(RoleDefinition)).Values.Cast<RoleDefinition>().Select(role => (role.Title, role.Id)).Order()
        );

    /// <summary>Infra sets an effort for each model that reasons, and for no other.</summary>
    [Fact]
    public void Infra_sets_a_reasoning_effort_that_the_model_accepts() =>
        Assert.All(AzureDefinitions.Facts.FactFile.Of("models").Rows.Select(row => row["name"]).Distinct(), model =>
        {
            var effort = Infra.Settings.ReasoningModel.Effort(model);
            if (AzureDefinitions.Models.ModelParameters.Find(model) is not { Efforts: { Count: > 0 } accepted })
            {
                Assert.True(effort is null, $"{model}: {effort}");
            }
            else
            {
                Assert.Contains(effort, accepted);
            }
        });

    [Theory]
    [MemberData(nameof(WantedTypes))]
    public void Infra_sends_the_log_categories_that_preflight_requires(string type) => Assert.Empty(Missing(type, Wanted.All[type]));

    [Fact]
    public void A_log_category_that_infra_does_not_send_is_reported() =>
        Assert.Equal(["AuditEvents"], Missing("keyvault:Vault", ["AuditEvent", "AuditEvents"]));

    [Theory]
    [MemberData(nameof(SentTypes))]
    public void Preflight_knows_the_log_categories_of_each_type_of_infra(string type)
    {
        // It has no diagnostic setting: it writes to the workspace itself.
        if (type != Sent.Insights)
        {
            Assert.Contains(type, Wanted.All.Keys.SelectMany(ArmTypes));
        }
    }

    private static IEnumerable<string> SentTypeNames => Fields(typeof(Sent), typeof(string)).Values.Cast<string>();

    private static IEnumerable<string> Missing(string type, IReadOnlyList<string> wanted) =>
        ArmTypes(type).SelectMany(arm => wanted.Except(Sent.For(arm)));

    /// <summary>A storage account sends the logs of its services.</summary>
    private static IReadOnlyList<string> ArmTypes(string type) =>
        type switch
        {
            "storage:StorageAccount" => [Sent.Blobs, Sent.Tables, Sent.Files],
            "documentdb:DatabaseAccount" => [Sent.Cosmos],
            _ => [Cased(ResourceTypes.ArmType(ResourceTypes.Path($"azure-native:{type}")!))],
        };

    /// <summary>As infra writes it: Azure compares types in any case.</summary>
    private static string Cased(string type) => SentTypeNames.Single(name => name.Equals(type, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, object> Fields(Type table, Type row) =>
        table
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == row)
            .ToDictionary(field => field.Name, field => field.GetValue(null)!);
}
