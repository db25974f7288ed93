using System.Reflection;
using System.Text;
using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts;

/// <summary>The queries of log alerts: files in Queries, with the values of the settings inserted.</summary>
public static class LogQuery
{
    /// <returns>The query as it is sent to Azure.</returns>
    public static string Of(LogRow row, AlertSettings settings)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{row.Query}.kql")
            ?? throw new ArgumentException($"the alert {row.Id} has no query {row.Query}.kql in infra/Components/Alerts/Queries");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder(reader.ReadToEnd().ReplaceLineEndings("\n"));
        foreach (var (name, value) in row.Values)
        {
            text.Replace($"{{{name}}}", value(settings));
        }

        return text.ToString();
    }
}
