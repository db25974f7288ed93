namespace App.Prediction;

/// <summary>The model returned no predictions. The message is for operators and contains no data.</summary>
internal sealed class PredictionUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
