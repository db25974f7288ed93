using System.Globalization;
using System.Xml.Linq;
using Preflight.Reports.Timelines;
using Rehearsal.Life;
using Rehearsal.Records;
using Rehearsal.State;

namespace Preflight.Tests.Timelines;

public sealed class TimelineSvgTests
{
    private const string Component = "urn:pulumi:prod::shop::shop:index:Network::net";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(40)]
    [InlineData(223)]
    public void Each_resource_has_one_bar_inside_the_image_and_a_name(int resources)
    {
        var image = Draw(Update([.. Enumerable.Range(0, resources).Select(i => Step($"r{i}", i % 60, 40 + i))]));
        var (width, height) = ((double)image.Attribute("width")!, (double)image.Attribute("height")!);
        var bars = image.Elements(Svg + "g").SelectMany(g => g.Elements(Svg + "rect")).ToList();

        Assert.Equal(resources, bars.Count);
        Assert.Equal(resources, image.Elements(Svg + "text").Count(text => Class(text).StartsWith("name", StringComparison.Ordinal)));
        Assert.Distinct(bars.Select(bar => (string)bar.Attribute("y")!));
        Assert.All(bars, bar => Assert.True(Number(bar, "x") + Number(bar, "width") <= width && Number(bar, "y") < height));
    }

    [Fact]
    public void A_bar_is_as_long_as_its_resource_took()
    {
        var image = Draw(Update([Step("short", 0, 300), Step("long", 0, 600)]));

        Assert.Equal(Number(Bar(image, "short"), "width") * 2, Number(Bar(image, "long"), "width"), 0.2);
    }

    [Fact]
    public void The_critical_path_is_marked_and_joined()
    {
        var image = Draw(Update([Step("first", 0, 60), Step("beside", 0, 30), Step("last", 60, 90, "first")]));

        Assert.Equal(["critical", "bar", "critical"], new[] { "first", "beside", "last" }.Select(name => Class(Bar(image, name))));
        Assert.Single(image.Elements(Svg + "path"), path => Class(path) == "path");
        Assert.Contains("Critical path: first 1 min, then last 30 s.", (string)image.Element(Svg + "desc")!);
    }

    [Fact]
    public void A_retry_a_wait_for_a_slot_a_wait_of_the_program_and_a_failure_are_drawn()
    {
        var step = Step("site", 30, 120, asked: 10);
        step.Retries.Add(new Retry(Start.AddSeconds(40), 409, "AnotherOperationInProgress", TimeSpan.FromSeconds(20), null));
        step.Failure = new StepFailure("Conflict", "no", 409, null);
        var image = Draw(Update([step]) with { Waits = [new ProgramWait(Start, Start.AddSeconds(50))] });
        var drawn = image.Elements(Svg + "g").Single(g => Title(g).StartsWith("site ", StringComparison.Ordinal));

        Assert.Equal(["slot", "failed", "retry"], drawn.Elements().Skip(1).Select(Class));
        Assert.EndsWith(
            "create in 1 min 30 s, from 30 s to 2 min; 3 calls; waited 20 s for a free slot; "
                + "retried after 409 AnotherOperationInProgress; failed: Conflict",
            Title(drawn)
        );
        Assert.Contains(image.Elements(Svg + "g"), g => Title(g) == "the program waits 50 s until 50 s");
    }

    [Fact]
    public void Waits_of_a_program_that_follow_each_other_are_one()
    {
        var waits = new[] { (0, 20), (20, 40), (30, 35), (90, 95) };
        var update = Update([Step("site", 0, 120)]) with
        {
            Waits = [.. waits.Select(wait => new ProgramWait(Start.AddSeconds(wait.Item1), Start.AddSeconds(wait.Item2)))],
        };

        Assert.Equal([40, 5], Of(update).Waits.Select(wait => (wait.End - wait.Start).TotalSeconds));
    }

    [Fact]
    public void Resources_are_grouped_by_their_component_with_children_of_children()
    {
        var network = Step("network", 0, 10, parent: Component);
        var rules = Step("rules", 10, 20, parent: network.Urn);
        var group = Step("group", 5, 6, parent: "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod");

        Assert.Equal(
            ["net: network, rules", "prod: group"],
            Of(Update([network, rules, group]))
                .Groups.Select(each => $"{each.Name}: {string.Join(", ", each.Rows.Select(row => row.Name))}")
        );
    }

    [Fact]
    public void Attempts_share_the_rows_of_their_resources()
    {
        var again = Update([Step("site", 700, 800)]) with { Start = Start.AddSeconds(600), End = Start.AddSeconds(800) };
        var image = Draw(Update([Step("site", 0, 30)]), again);

        Assert.Equal(2, image.Elements(Svg + "g").Count(g => Title(g).StartsWith("site ", StringComparison.Ordinal)));
        Assert.Single(image.Elements(Svg + "text"), text => (string)text == "attempt 2");
        Assert.Contains("in 2 attempts; 1 resource, 6 calls, 0 retries", (string)image.Element(Svg + "desc")!);
    }

    [Fact]
    public void The_image_has_a_title_and_a_description_and_escapes_names()
    {
        var image = Draw(Update([Step("<b>", 0, 60)]));

        Assert.Equal(
            ("img", "timeline-title timeline-text"),
            ((string?)image.Attribute("role"), (string?)image.Attribute("aria-labelledby"))
        );
        Assert.Equal("prod: create in simulated time", (string)image.Element(Svg + "title")!);
        Assert.Contains(image.Elements(Svg + "text"), text => (string)text == "<b>");
    }

    [Theory]
    [InlineData(30, "0 1")]
    [InlineData(600, "0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData(5400, "0 10 20 30 40 50 1 h 1:10 h 1:20 h 1:30 h")]
    public void The_axis_has_ticks_at_round_minutes(int seconds, string ticks) =>
        Assert.Equal(ticks, string.Join(" ", new TimeScale(Start, TimeSpan.FromSeconds(seconds), 0, 100).Ticks.Select(tick => tick.Text)));

    private static XElement Draw(params UpdateRecord[] attempts) => XDocument.Parse(TimelineSvg.Write(Of(attempts))).Root!;

    private static Timeline Of(params UpdateRecord[] attempts) => Timeline.Of("prod", new LifeStep("create", attempts, [], []));

    private static UpdateRecord Update(IReadOnlyList<StepRecord> steps) =>
        new()
        {
            Start = Start,
            End = steps.Max(step => step.End),
            Steps = steps,
        };

    private static StepRecord Step(string name, int start, int end, string? before = null, string? parent = null, int? asked = null) =>
        new()
        {
            Urn = Urn(name),
            Name = name,
            Type = "azure-native:network:VirtualNetwork",
            Operation = Operation.Create,
            Asked = Start.AddSeconds(asked ?? start),
            Start = Start.AddSeconds(start),
            End = Start.AddSeconds(end),
            Before = before is null ? [] : [Urn(before)],
            Parent = parent ?? Component,
            Calls = 3,
        };

    private static string Urn(string name) => $"urn:pulumi:prod::shop::azure-native:network:VirtualNetwork::{name}";

    private static XElement Bar(XElement image, string name) =>
        image.Elements(Svg + "g").Single(g => Title(g).StartsWith($"{name} ", StringComparison.Ordinal)).Elements(Svg + "rect").First();

    private static string Title(XElement group) => (string?)group.Element(Svg + "title") ?? "";

    private static string Class(XElement element) => (string?)element.Attribute("class") ?? "";

    private static double Number(XElement element, string attribute) =>
        double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
