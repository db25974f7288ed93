using App.Settings;

namespace App.Prediction;

/// <summary>Prediction:Endpoint, the scoring address of a predictive model. Null turns the feature off.</summary>
internal sealed record PredictionSettings(Uri? Endpoint)
{
    public static PredictionSettings Read(SettingsReader read) =>
        new(read.HttpsAddress("Prediction:Endpoint", "https://<endpoint>.<region>.inference.ml.azure.com/score"));
}
