using System.Text;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules;

/// <summary>docs/rules.md, made of the rules' own metadata.</summary>
internal static partial class RulesPage
{
    private const string Head = """
        # Rules

        Generated from the metadata of the rules in [tools/preflight](../tools/preflight/README.md). After a change there, run
        `UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter RulesPageTests`.

        `preflight check` applies these rules. An error fails the check, a warning does not. Each rule lists the severity for the stages
        development, test and production; "–" means that the rule does not apply. The stage follows from the stack's name.
        Examples are Pulumi YAML and show only the properties that the rule reads. They use the resource types of any Pulumi language.

        ## Index

        """;

    private const int LongExample = 16;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var area in Rulebook.Areas)
        {
            page.Append($"\n**{area.Name}**\n\n| rule | what it checks | dev | test | prod |\n|---|---|---|---|---|\n");
            page.AppendJoin("", area.Facts.Select(Row));
        }

        foreach (var area in Rulebook.Areas)
        {
            page.Append($"\n## {area.Name}\n");
            var before = "";
            foreach (var facts in area.Facts)
            {
                page.Append(Section(facts, isNewExample: facts.Example != before));
                before = facts.Example;
            }
        }

        return page.ToString();
    }

    private static string Row(RuleFacts facts) =>
        $"| [`{facts.Id}`](#{facts.Id}) | {facts.Title} | "
        + string.Join(" | ", Enum.GetValues<Stage>().Select(stage => In(stage, facts)))
        + " |\n";

    private static string In(Stage stage, RuleFacts facts) =>
        stage < facts.From ? "–" : facts.SeverityIn(stage).ToString().ToLowerInvariant();

    private static string Section(RuleFacts facts, bool isNewExample) =>
        $"""

            ### {facts.Id}

            {facts.Title}.

            - Severity: {Severity(facts)} ({NameOf(facts.Pillar)})
            - Why: {Marked(facts.Why)}
            - Fix: {Marked(facts.Fix)}
            - Source: {(facts.Source.StartsWith("https://", StringComparison.Ordinal) ? $"<{facts.Source}>" : facts.Source)}

            """ + (isNewExample ? Example(facts.Example) : "");

    /// <summary>A long example is folded.</summary>
    private static string Example(string yaml) =>
        yaml.Split('\n').Length <= LongExample
            ? $"\n```yaml\n{yaml}\n```\n"
            : $"\n<details><summary>Example</summary>\n\n```yaml\n{yaml}\n```\n\n</details>\n";

    private static string Severity(RuleFacts facts) =>
        facts.Severity.ToString().ToLowerInvariant()
        + facts.From switch
        {
            Stage.Development => "",
            Stage.Test => " in test and production",
            _ => " in production",
        }
        + facts.ErrorFrom switch
        {
            null => "",
            Stage.Test => "; error in test and production",
            _ => "; error in production",
        };

    private static string NameOf(Pillar pillar) =>
        pillar switch
        {
            Pillar.Cost => "cost optimization",
            Pillar.Operations => "operational excellence",
            Pillar.Performance => "performance efficiency",
            Pillar.ResponsibleAI => "responsible AI",
            _ => pillar.ToString().ToLowerInvariant(),
        };

    private static string Marked(string text) => Code().Replace(text, "`$0`");

    /// <summary>Property paths, names of app settings and references, which a page shows as code.</summary>
    [GeneratedRegex(
        @"@Microsoft\.KeyVault\(.*?\)|Microsoft\.\w+(/\w+)?|\*_ZRS|\b[a-z]+(\.\w+)+\b(?<!\.yaml)"
            + @"|\b[a-z]+[0-9]*[A-Z]\w*(\.\w+)*|\b[A-Z]+(_[A-Z]+)+\b"
    )]
    private static partial Regex Code();
}
