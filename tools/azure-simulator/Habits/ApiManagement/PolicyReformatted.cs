using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.ApiManagement;

internal sealed class PolicyReformatted : Habit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly string[] Types =
    [
        "Microsoft.ApiManagement/service/policies",
        "Microsoft.ApiManagement/service/policyFragments",
        "Microsoft.ApiManagement/service/apis/policies",
        "Microsoft.ApiManagement/service/apis/operations/policies",
        "Microsoft.ApiManagement/service/products/policies",
    ];

    public override string Id => "apim-policy-reformatted";

    public override string Sentence =>
        "API Management shows a policy in a form of its own: indented with tabs, with CRLF at the end of each line.";

    public override string Source => "https://github.com/Azure/azure-rest-api-specs/issues/21835";

    public override string Sure => "reported";

    public override string? Fix => "Write the policy in that form: XmlWriter with Indent, tabs and CRLF.";

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (
            Types.Any(type => ArmPath.Same(type, resource.Type))
            && azure.Now - resource.Changed > Soon
            && body["properties"] is JsonObject properties
            && (string?)properties["value"] is { } value
        )
        {
            properties["value"] = Formatted(value);
        }
    }

    /// <returns>The text itself if it is no XML, as raw policies may be.</returns>
    private static string Formatted(string text)
    {
        try
        {
            var formatted = new StringBuilder();
            var settings = new XmlWriterSettings
            {
                Indent = true,
                IndentChars = "\t",
                NewLineChars = "\r\n",
                OmitXmlDeclaration = true,
            };
            using (var writer = XmlWriter.Create(formatted, settings))
            {
                XElement.Parse(text).Save(writer);
            }

            return formatted.ToString();
        }
        catch (XmlException)
        {
            return text;
        }
    }
}
