using CommandLine;
using Oracle.Tests.Comparison;
using Planning.Engine;

namespace Oracle.Tests;

/// <summary>The stand-ins send the same requests as the official npm packages.</summary>
public class OracleTests
{
    [OfficialPackagesFact]
    public Task A_resolved_preview_equals_that_of_the_official_packages() => Agrees(RunMode.Resolved);

    [OfficialPackagesFact]
    public Task A_first_preview_equals_that_of_the_official_packages() => Agrees(RunMode.Unknowns);

    [OfficialPackagesFact]
    public Task An_update_equals_that_of_the_official_packages() => Agrees(RunMode.Update);

    /// <summary>The control: one secret that differs is reported at each affected path, and nowhere else.</summary>
    [Fact]
    public async Task A_program_with_a_difference_is_reported()
    {
        var differences = PlanComparison.Compare(
            await OracleRun.OursAsync(RunMode.Resolved),
            await OracleRun.OursAsync(RunMode.Resolved, alertEmail: "someone@example.org")
        );

        Assert.Equal(
            [
                "budget inputs.notifications.actual.contactEmails[0].value",
                "budget inputs.notifications.forecast.contactEmails[0].value",
                "people inputs.emailReceivers[0].emailAddress.value",
            ],
            differences.Select(difference => $"{difference.Urn.Split("::")[^1]} {difference.Path}")
        );
        Assert.All(differences, difference =>
            Assert.Equal(("\"ops@example.org\"", "\"someone@example.org\""), (difference.Left, difference.Right))
        );
    }

    [OfficialPackagesFact]
    public void The_lifted_inputs_equal_those_of_the_npm_package()
    {
        Assert.Null(NodePackages.Missing(OfficialPackages.Folder));
        Assert.All(LiftedProperties.ByType, lifted =>
            Assert.Equal(lifted.Value, OfficialPackages.InputsWithNestedDefaults(lifted.Key).Order())
        );
    }

    private static async Task Agrees(RunMode mode)
    {
        Assert.Null(NodePackages.Missing(OfficialPackages.Folder));
        var (official, ours) = (await OracleRun.OfficialAsync(mode), await OracleRun.OursAsync(mode));

        var differences = PlanComparison.Compare(official, ours);

        Assert.True(
            differences.Count == 0,
            $"{differences.Count} differences, official left, ours right:\n{string.Join('\n', differences.Take(100))}"
        );
    }
}
