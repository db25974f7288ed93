using System.Globalization;
using AzureDefinitions.Facts;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Accounts;

internal sealed class ModelRetired : Habit
{
    public override string Id => "model-retired";

    public override string Sentence =>
        "A version of a model that has retired can no longer be deployed; deployments that exist can be read.";

    public override string Source => "https://github.com/Azure-Samples/microsoft-foundry-basic/issues/33";

    public override string Sure => "measured";

    public override string? Fix => "Deploy the model's successor.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf("Microsoft.CognitiveServices/accounts/deployments")
            || call.Text("properties", "model", "name") is not { } model
            || call.Text("properties", "model", "version") is not { } version
        )
        {
            return null;
        }

        var today = DateOnly.FromDateTime(call.Now.UtcDateTime);
        var retired = FactFile
            .Of("models")
            .Rows.Where(row => row["name"] == model && row["version"] == version)
            .Select(row => row.Day("retires"))
            .FirstOrDefault(day => day <= today);
        return retired is not { } since
            ? null
            : Failure(
                400,
                "ServiceModelDeprecated",
                $"The model 'Format:{call.Text("properties", "model", "format")},Name:{model},Version:{version}' has been deprecated since "
                    + since.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)
                    + "."
            );
    }
}
