"use strict";
const pulumi = require("@pulumi/pulumi");
const resources = require("@pulumi/azure-native/resources");

class Holder extends pulumi.ComponentResource {
  constructor(name, options) {
    super("oracle:options:Holder", name, {}, options);
    this.registerOutputs();
  }
}

/** Resource options that have no place in the workload proper, each on a resource group of its own. */
function registerOptions(foundation, network) {
  const location = foundation.group.location;
  const group = (name, options) => new resources.ResourceGroup(name, { location }, options);

  const first = group("options-first", {
    aliases: [{ name: "options-old" }, "urn:pulumi:dev::oracle::azure-native:resources:ResourceGroup::options-older"],
  });
  group("options-moved", {
    aliases: [
      { parent: first },
      { parent: pulumi.rootStackResource },
      { type: "azure-native:resources/v20200101:ResourceGroup", name: "moved" },
    ],
  });
  group("options-replaced", { replaceOnChanges: ["tags", "location"], deleteBeforeReplace: false, ignoreChanges: ["*"] });
  group("options-kept", { retainOnDelete: true, deletedWith: first, version: "3.27.0" });
  group("options-timed", { customTimeouts: { create: "1h30m", delete: "45s" }, additionalSecretOutputs: ["tags", "id"] });

  const holder = new Holder("options-holder", {
    protect: true,
    aliases: [{ name: "options-former-holder" }],
    transformations: [
      ({ type, props, opts }) => type.endsWith(":ResourceGroup") ? { props: { ...props, tags: { transformed: "yes" } }, opts } : undefined,
    ],
  });
  const inherited = group("options-inherited", { parent: holder });
  group("options-released", { parent: holder, protect: false, retainOnDelete: false });
  group("options-below", { parent: inherited, dependsOn: [network, holder, first] });

  const known = resources.ResourceGroup.get("options-read", "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-known");
  group("options-after-read", { dependsOn: known });

  return { imported: known.name.apply((name) => name ?? "unread") };
}

module.exports = { registerOptions };
