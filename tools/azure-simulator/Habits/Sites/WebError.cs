using System.Text.Json.Nodes;

namespace AzureSimulator.Habits.Sites;

/// <summary>Errors of Microsoft.Web that carry a number of their own.</summary>
internal static class WebError
{
    /// <param name="extendedCode">App Service's own number of the error, as in 59203.</param>
    /// <param name="habit">The id of the habit that answers.</param>
    public static ArmResponse Of(int status, string code, string message, string extendedCode, string habit)
    {
        var entity = new JsonObject
        {
            ["ExtendedCode"] = extendedCode,
            ["Code"] = code,
            ["Message"] = message,
        };
        var body = new JsonObject
        {
            ["Code"] = code,
            ["Message"] = message,
            ["Target"] = null,
            ["Details"] = new JsonArray(
                new JsonObject { ["Message"] = message },
                new JsonObject { ["Code"] = code },
                new JsonObject { ["ErrorEntity"] = entity }
            ),
            ["Innererror"] = null,
        };
        return new ArmResponse(status, body) { Habit = habit };
    }
}
