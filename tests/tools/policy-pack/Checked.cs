using System.Globalization;
using AzureDefinitions.Types;
using Fixtures;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace PreflightPack.Tests;

/// <summary>The findings of `preflight check`, in the same process.</summary>
internal static class Checked
{
    private static readonly AzureTypes Types = new();

    public static IReadOnlyList<Finding> Findings(Plan plan, string day = Pack.Day, Stage? stage = null, bool waives = true) =>
        CheckResult
            .Of(
                plan,
                Types,
                new()
                {
                    Stage = stage,
                    Today = DateOnly.Parse(day, CultureInfo.InvariantCulture),
                    Directory = FixtureStacks.Root,
                    Waivers = waives ? WaiverFile.Read(FixtureStacks.Directory) : [],
                    Apps = waives ? AppDeclarationFile.Read(FixtureStacks.Directory) : [],
                }
            )
            .Findings;
}
