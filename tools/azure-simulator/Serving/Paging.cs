using System.Globalization;
using System.Text.Json.Nodes;

namespace AzureSimulator.Serving;

/// <summary>Lists in pages of a thousand, or of the size that $top asks for, with the address of the next page.</summary>
internal static class Paging
{
    private const int Size = 1000;

    public static ArmResponse Of(ArmRequest request, IEnumerable<JsonObject> items)
    {
        var skip = Number(request, "$skiptoken") ?? 0;
        var top = Number(request, "$top") is > 0 and var asked ? asked : Size;
        var page = items.Skip(skip).Take(top + 1).ToList();
        var body = new JsonObject { ["value"] = new JsonArray([.. page.Take(top)]) };
        if (page.Count > top)
        {
            var query = request
                .Query.Where(each => each.Key != "$skiptoken")
                .Select(each => $"&{each.Key}={Uri.EscapeDataString(each.Value)}");
            body["nextLink"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Path}?api-version={request.ApiVersion}{string.Concat(query)}&$skiptoken={skip + top}"
            );
        }

        return new ArmResponse(200, body);
    }

    private static int? Number(ArmRequest request, string name) =>
        int.TryParse(request.Query.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
