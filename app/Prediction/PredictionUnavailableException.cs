namespace App.Prediction;

/// <summary>The model did not answer, or not with predictions. The message is for operators and names no data.</summary>
internal sealed class PredictionUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
