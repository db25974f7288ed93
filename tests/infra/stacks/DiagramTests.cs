using System.Xml.Linq;
using Preflight.Reports.Diagrams;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

public sealed class DiagramTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Stacks => ["sandbox", "dev", "test", "prod", "everything"];

    [Fact]
    public async Task The_diagram_in_docs_matches_the_prod_fixture() =>
        Assert.True(
            PlannedStack.Read("docs/architecture.svg") == SvgDiagram.Write(await ArchitectureOf("prod")),
            "docs/architecture.svg is out of date; run: dotnet run --project tools/preflight -- "
                + "report prod --config-dir tests/fixtures/stacks --svg > docs/architecture.svg"
        );

    [Theory]
    [InlineData("prod", "User to Application Gateway, HTTPS, signed in")]
    [InlineData("dev", "User to App Service, HTTPS, without sign-in")]
    public async Task The_first_step_names_protocol_and_sign_in(string stack, string step) =>
        Assert.Equal(step, (await ArchitectureOf(stack)).Steps.First().Text);

    [Fact]
    public async Task The_first_step_of_an_app_without_HTTPS_names_HTTP()
    {
        var plan = Mutation.Change((await PlannedStack.Dev).Plan, "chat-site", each => Mutation.With(each, "httpsOnly", "false"));

        var architecture = Architecture.Of(Judging.AzureOf(plan));

        Assert.EndsWith("HTTP or HTTPS, without sign-in", architecture.Steps.First().Text);
    }

    [Fact]
    public async Task A_plan_that_serves_no_users_shows_none()
    {
        var plan = Mutation.Without((await PlannedStack.Dev).Plan, "chat-site");

        Assert.DoesNotContain(Architecture.Of(Judging.AzureOf(plan)).Nodes, node => node.Key == ArchitectureNodes.User);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_node_is_drawn_inside_the_image(string stack)
    {
        var architecture = await ArchitectureOf(stack);
        var image = XDocument.Parse(SvgDiagram.Write(architecture)).Root!;
        var (width, height) = ((int)image.Attribute("width")!, (int)image.Attribute("height")!);
        var layout = new Layout(architecture);

        Assert.Equal(architecture.Nodes.Order(ByKey), layout.Boxes.Select(box => box.Node).Order(ByKey));
        Assert.All(layout.Boxes, box => Assert.True(box is { X: >= 0, Y: >= 0 } && box.Right <= width && box.Bottom <= height, $"{box}"));
        Assert.All(layout.Routes.SelectMany(route => route.Points), point => Assert.InRange(point.X, 0, width));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task No_line_runs_over_another(string stack)
    {
        var routes = new Layout(await ArchitectureOf(stack)).Routes;

        Assert.Empty(LineGeometry.Overlaps(routes));
        Assert.Equal((await ArchitectureOf(stack)).Flows.Count, routes.Count);
    }

    [Fact]
    public void The_overlap_test_finds_a_line_that_runs_over_another()
    {
        var node = new Node("a", "a", "", NodeKind.Service);
        Route Line(params Point[] points) => new(new Flow(node, node, FlowStep.Call, 1), points);

        Assert.Single(LineGeometry.Overlaps([Line(new(0, 5), new(50, 5)), Line(new(90, 5), new(40, 5))]));
        Assert.Single(LineGeometry.Overlaps([Line(new(5, 0), new(5, 50)), Line(new(5, 10), new(5, 20))]));
        Assert.Empty(LineGeometry.Overlaps([Line(new(0, 5), new(50, 5)), Line(new(10, 0), new(10, 50)), Line(new(0, 9), new(50, 9))]));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task No_line_crosses_an_unrelated_box(string stack)
    {
        var layout = new Layout(await ArchitectureOf(stack));
        var boxes = layout.Boxes.Where(box => box.Node.Kind is not (NodeKind.Network or NodeKind.Subnet)).ToList();

        Assert.Empty(
            from route in layout.Routes
            from part in route.Parts
            from box in boxes
            where box.Node != route.Flow.From && box.Node != route.Flow.To && LineGeometry.Touches(box, part)
            select $"{route.Flow.From.Key} to {route.Flow.To.Key} passes {box.Node.Key}"
        );
    }

    [Fact]
    public async Task The_flow_of_prod_is_numbered_from_the_user_to_the_internet()
    {
        var architecture = await ArchitectureOf("prod");

        Assert.Equal(
            [
                "User to Application Gateway",
                "Application Gateway to chat-endpoint",
                "chat-endpoint to App Service",
                "App Service to endpoints",
            ],
            architecture.Flows.GroupBy(flow => flow.Number).Select(group => group.First()).Take(4).Select(Words)
        );
        Assert.Equal("Azure Firewall to Internet", Words(architecture.Flows[^1]));
        Assert.Equal(Enumerable.Range(1, 7), architecture.Steps.Select(step => step.Number));
    }

    [Fact]
    public async Task The_gateway_comes_before_the_app()
    {
        var boxes = new Layout(await ArchitectureOf("prod")).Boxes;

        Assert.True(
            boxes.Single(box => box.Node.Title == "Application Gateway").Bottom < boxes.Single(box => box.Node.Title == "App Service").Y
        );
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_legend_explains_each_step_and_each_style_of_the_diagram(string stack)
    {
        var architecture = await ArchitectureOf(stack);
        var image = XDocument.Parse(SvgDiagram.Write(architecture)).Root!;
        var texts = image.Descendants(Svg + "text").Select(text => text.Value).ToList();

        Assert.All(architecture.Steps, step => Assert.Contains(step.Text, texts));

        // Once in the diagram, once in the legend.
        Assert.All(architecture.Steps, step => Assert.Equal(2, texts.Count(text => text == $"{step.Number}")));
        var looks = image.Descendants().Where(each => each.Name == Svg + "rect" || each.Name == Svg + "path").Select(Look).OfType<string>();
        Assert.All(looks.Where(look => look != "ground").GroupBy(look => look), group => Assert.True(group.Count() >= 2, group.Key));
    }

    [Fact]
    public async Task Text_of_a_plan_is_escaped_in_the_image()
    {
        var architecture = await ArchitectureOf("dev");
        var spoiled = architecture with
        {
            Title = "<script>alert(1)</script>",
            Nodes = [.. architecture.Nodes, new Node("x", "<b>&\"", "</svg>", NodeKind.Service)],
        };

        var image = XDocument.Parse(SvgDiagram.Write(spoiled)).Root!;

        Assert.Empty(image.Descendants(Svg + "script").Concat(image.Descendants(Svg + "b")));
        Assert.Contains(image.Descendants(Svg + "text"), text => text.Value == "<b>&\"");
    }

    internal static async Task<Architecture> ArchitectureOf(string stack) =>
        Architecture.Of(Judging.Of((await (stack == "everything" ? PlannedStack.Everything : PlannedStack.PlanAsync(stack))).Plan).Azure);

    private static Comparer<Node> ByKey { get; } = Comparer<Node>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key));

    private static string Words(Flow flow) => $"{flow.From.Title} to {flow.To.Title}";

    /// <summary>The class of a box or line; null of the arrow heads and of what has none.</summary>
    private static string? Look(XElement element) =>
        (string?)element.Attribute("class") is { } look && !look.StartsWith("tip", StringComparison.Ordinal) ? look : null;
}
