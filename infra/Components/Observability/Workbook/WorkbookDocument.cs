using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components.Observability.Workbook;

/// <summary>A workbook as Azure stores it: a JSON string. Its format is not documented; this follows what the portal saves.</summary>
internal static class WorkbookDocument
{
    private const string Workspace = "microsoft.operationalinsights/workspaces";

    // The numbers of the item and parameter types in the format.
    private const int TextItem = 1;
    private const int QueryItem = 3;
    private const int ParameterItem = 9;
    private const int TextParameter = 1;
    private const int ChoiceParameter = 2;
    private const int TimeParameter = 4;

    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="workspaceId">The workspace that tiles query by default.</param>
    /// <param name="group">Limits the rows to those of a resource group; see <see cref="StackRows"/>.</param>
    public static string Write(
        string title,
        IReadOnlyList<WorkbookParameter> parameters,
        IReadOnlyList<WorkbookSection> sections,
        string workspaceId,
        string? group = null
    ) =>
        new JsonObject
        {
            ["version"] = "Notebook/1.0",
            ["items"] = new JsonArray([
                Text(
                    "title",
                    $"# {title}\nEach tile is a file in infra/Components/Observability/Workbook/Queries. Runbooks: docs/runbooks/README.md."
                ),
                Parameters(parameters, group),
                .. sections.SelectMany(section =>
                    section
                        .Tiles.Select(JsonNode (tile) => Tile(tile, group))
                        .Prepend(Text(section.Title, $"## {section.Title}\n{section.Text}"))
                ),
            ]),
            ["fallbackResourceIds"] = new JsonArray(workspaceId),
            ["$schema"] = "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json",
        }.ToJsonString(Format);

    private static JsonObject Text(string name, string markdown) =>
        new()
        {
            ["type"] = TextItem,
            ["name"] = name,
            ["content"] = new JsonObject { ["json"] = markdown },
        };

    private static JsonObject Tile(WorkbookTile tile, string? group) =>
        new()
        {
            ["type"] = QueryItem,
            ["name"] = tile.Query,
            ["customWidth"] = $"{tile.Width}",
            ["content"] = new JsonObject
            {
                ["version"] = "KqlItem/1.0",
                ["query"] = StackRows.Of(WorkbookQuery.Read(tile.Query), group),
                ["size"] = 0,
                ["title"] = tile.Title,
                ["noDataMessage"] = tile.WhenEmpty,
                ["timeContextFromParameter"] = "TimeRange",
                ["queryType"] = 0,
                ["resourceType"] = Workspace,
                ["visualization"] = tile.Chart.ToString().ToLowerInvariant(),
            },
        };

    private static JsonObject Parameters(IReadOnlyList<WorkbookParameter> parameters, string? group) =>
        new()
        {
            ["type"] = ParameterItem,
            ["name"] = "parameters",
            ["content"] = new JsonObject
            {
                ["version"] = "KqlParameterItem/1.0",
                ["style"] = "pills",
                ["queryType"] = 0,
                ["resourceType"] = Workspace,
                ["parameters"] = new JsonArray([TimeRange(), .. parameters.Select(JsonNode (parameter) => Parameter(parameter, group))]),
            },
        };

    private static JsonObject TimeRange() =>
        new()
        {
            ["version"] = "KqlParameterItem/1.0",
            ["name"] = "TimeRange",
            ["label"] = "Time range",
            ["type"] = TimeParameter,
            ["isRequired"] = true,
            ["value"] = Span(TimeSpan.FromDays(1)),
            ["typeSettings"] = new JsonObject
            {
                ["selectableValues"] = new JsonArray([
                    .. new[] { 1, 4, 24, 72, 168, 720 }.Select(JsonNode (hours) => Span(TimeSpan.FromHours(hours))),
                ]),
                ["allowCustom"] = true,
            },
        };

    private static JsonObject Parameter(WorkbookParameter parameter, string? group)
    {
        var written = new JsonObject
        {
            ["version"] = "KqlParameterItem/1.0",
            ["name"] = parameter.Name,
            ["label"] = parameter.Label,
            ["description"] = parameter.Description,
            ["type"] = parameter.Choices is null ? TextParameter : ChoiceParameter,
            ["isRequired"] = true,
        };
        if (parameter.Choices is { } query)
        {
            written["query"] = StackRows.Of(WorkbookQuery.Read(query), group);
            written["timeContextFromParameter"] = "TimeRange";
            written["queryType"] = 0;
            written["resourceType"] = Workspace;
        }
        else
        {
            written["value"] = parameter.Text;
        }

        return written;
    }

    private static JsonObject Span(TimeSpan span) => new() { ["durationMs"] = (long)span.TotalMilliseconds };
}
